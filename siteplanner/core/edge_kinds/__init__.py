"""What lies beyond each stretch of a parcel's edge: a road, another parcel, a green belt, a fence, or nothing known."""
