"""Moving pictures as files: GIF by Pillow, MP4 where the computer has ffmpeg."""
