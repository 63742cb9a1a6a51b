"""Build the section tree of a document, with the role of each section."""

from compare.segmenting.tree.build import Node, build_tree

__all__ = ["Node", "build_tree"]
