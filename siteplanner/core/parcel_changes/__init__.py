"""What a newer map of parcels changes in a plan: matched by number and by shape, every parcel accounted for."""
