"""What is shipped beside the code: the wheel, the image, the composition, the proxy, the workflow."""
