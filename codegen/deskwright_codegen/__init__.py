"""Build time: the files of specs/ in, the text of generated/ out.

Refuses the network, the clock and the environment: the same bytes in give the same bytes out on any machine.
Only `command` touches the disk.
"""
