"""The embedded model: where it lives, whether it is whole, and how it is fetched and built."""

from retrieval.model.folders import default_folders, find, install_folder
from retrieval.model.install import install
from retrieval.model.manifest import Manifest, ModelError, Status, status

__all__ = ["Manifest", "ModelError", "Status", "default_folders", "find", "install", "install_folder", "status"]
