"""What we know, and how it is found. Imports nothing of ours but itself."""

import os

# The ONNX runtime reports its use to its maker unless it is told not to before it is loaded. Nothing leaves here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
