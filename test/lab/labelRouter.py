"""The ICMP side of a label-switching router, in its own network namespace: labelRouter.py LABEL...

Kernels of test machines rarely have MPLS. The namespace forwards like any router, its own time-exceeded messages are dropped by nft, and
this process answers instead: the quoted packet padded to 128 bytes (RFC 4884 section 5) and a label stack object (RFC 4950 section 3).
"""
import fcntl
import socket
import struct
import sys

ETH_P_IP, ETH_P_IPV6, SO_MARK, PACKET_HOST = 0x0800, 0x86DD, 36, 0
LABELS = [int(word) for word in sys.argv[1:]]


def checksum(data):
    data += b'\0' * (len(data) % 2)
    total = sum(struct.unpack(f'!{len(data) // 2}H', data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def label_stack():
    last = len(LABELS) - 1
    words = b''.join(struct.pack('!I', label << 12 | (at == last) << 8 | 1) for at, label in enumerate(LABELS))
    stack = struct.pack('!HBB', 4 + len(words), 1, 1) + words
    head = struct.pack('!BBH', 0x20, 0, 0)
    return struct.pack('!BBH', 0x20, 0, checksum(head + stack)) + stack


def time_exceeded(family, packet):
    quoted = packet[:128].ljust(128, b'\0')
    if family == ETH_P_IPV6:  # length in 64-bit words in the fifth byte; the kernel fills the checksum
        return struct.pack('!BBHBBH', 3, 0, 0, 16, 0, 0) + quoted + label_stack()
    body = quoted + label_stack()
    rest = struct.pack('!BBH', 0, 32, 0)
    return struct.pack('!BBH', 11, 0, checksum(b'\x0b\0\0\0' + rest + body)) + rest + body


def raw_socket(family, protocol):
    out = socket.socket(family, socket.SOCK_RAW, protocol)
    out.setsockopt(socket.SOL_SOCKET, SO_MARK, 1)
    return out


def address_of(device):
    """The IPv4 address of an interface: SIOCGIFADDR."""
    asking = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    answer = fcntl.ioctl(asking.fileno(), 0x8915, struct.pack('256s', device.encode()[:15]))
    asking.close()
    return socket.inet_ntoa(answer[20:24])


def answer_ipv4(packet, device):
    out = raw_socket(socket.AF_INET, socket.IPPROTO_ICMP)
    out.bind((address_of(device), 0))
    out.sendto(time_exceeded(ETH_P_IP, packet), (socket.inet_ntoa(packet[12:16]), 0))
    out.close()


def answer_ipv6(packet):
    out = raw_socket(socket.AF_INET6, socket.IPPROTO_ICMPV6)
    out.sendto(time_exceeded(ETH_P_IPV6, packet), (socket.inet_ntop(socket.AF_INET6, packet[8:24]), 0))
    out.close()


def is_own(family, address):
    """Only packets that would be forwarded run out here."""
    probe = socket.socket(family, socket.SOCK_DGRAM)
    try:
        probe.bind((address, 0))
        return True
    except OSError:
        return False
    finally:
        probe.close()


def main():
    wire = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(0x0003))
    print('ready', flush=True)
    while True:
        packet, (device, protocol, kind, *_) = wire.recvfrom(65535)
        if kind != PACKET_HOST:
            continue
        try:
            if protocol == ETH_P_IP and len(packet) >= 20 and packet[8] <= 1:
                if not is_own(socket.AF_INET, socket.inet_ntoa(packet[16:20])):
                    answer_ipv4(packet, device)
            elif protocol == ETH_P_IPV6 and len(packet) >= 40 and packet[7] <= 1:
                if not is_own(socket.AF_INET6, socket.inet_ntop(socket.AF_INET6, packet[24:40])):
                    answer_ipv6(packet)
        except OSError as error:
            print(f'labelRouter: {error}', file=sys.stderr)


main()
