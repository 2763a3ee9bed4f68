"""A long cable between two network namespaces: wire.py NAMESPACE DEVICE NAMESPACE DEVICE DELAY_MS JITTER_MS

Kernels of test machines rarely have netem. Two TAP devices and this process in between: every frame comes out after the delay and a random
part that is small most of the time and large now and then, as queues are; frames of one direction never overtake each other.
"""
import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import sys
import time

CLONE_NEWNET, TUNSETIFF, IFF_TAP, IFF_NO_PI = 0x40000000, 0x400454CA, 0x0002, 0x1000
LIBC = ctypes.CDLL(None, use_errno=True)


def enter(path):
    with open(path) as namespace:
        if LIBC.setns(namespace.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), path)


def tap(namespace, device):
    """A device belongs to the namespace that was current when it was made."""
    enter(f'/run/netns/{namespace}')
    end = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(end, TUNSETIFF, struct.pack('16sH22x', device.encode(), IFF_TAP | IFF_NO_PI))
    return end


def main(near, near_device, far, far_device, delay_ms, jitter_ms):
    ends = [tap(near, near_device), tap(far, far_device)]
    other = {ends[0]: ends[1], ends[1]: ends[0]}
    last = {end: 0.0 for end in ends}
    waiting = []
    print('ready', flush=True)
    while True:
        pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        for end in select.select(ends, [], [], pause)[0]:
            try:
                frame = os.read(end, 65535)
            except OSError:  # the device is not up yet
                continue
            jitter = random.expovariate(1 / float(jitter_ms)) if float(jitter_ms) > 0 else 0
            last[end] = max(last[end], time.monotonic() + (float(delay_ms) + jitter) / 1000)
            heapq.heappush(waiting, (last[end], other[end], frame))
        while waiting and waiting[0][0] <= time.monotonic():
            _, end, frame = heapq.heappop(waiting)
            try:
                os.write(end, frame)
            except OSError:
                pass


main(*sys.argv[1:])
