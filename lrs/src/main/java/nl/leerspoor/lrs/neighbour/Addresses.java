package nl.leerspoor.lrs.neighbour;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where requests may go. A webhook's address is somebody's wish; it must not make this machine talk
 * to itself or to its network (server-side request forgery).
 */
final class Addresses {
    private Addresses() {}

    /** Refuses http unless allowed. */
    static void requireScheme(URI address, NeighbourConfig config) {
        if (!config.allowHttp() && !"https".equalsIgnoreCase(address.getScheme())) {
            throw new IllegalArgumentException(
                    "an address begins with https://, unless http is allowed in the configuration");
        }
    }

    /**
     * Refuses, for this time, a webhook's address that is not public. The name is looked up at
     * every request, a moment before the connection is made; the JVM keeps that answer for the
     * connection.
     */
    static void require(URI address, NeighbourConfig config) {
        requireScheme(address, config);
        if (config.allowPrivate()) {
            return;
        }
        String host = address.getHost();
        try {
            for (InetAddress ip : InetAddress.getAllByName(host)) {
                if (!isPublic(ip)) {
                    throw Setback.later(
                            host + " is an address of this machine or of a private network");
                }
            }
        } catch (UnknownHostException e) {
            throw Setback.later(host + " is not known");
        }
    }

    /** False for every address that is not routed on the internet (RFC 6890). */
    static boolean isPublic(InetAddress ip) {
        if (ip.isAnyLocalAddress()
                || ip.isLoopbackAddress()
                || ip.isLinkLocalAddress()
                || ip.isSiteLocalAddress()
                || ip.isMulticastAddress()) {
            return false;
        }
        byte[] b = ip.getAddress();
        if (ip instanceof Inet4Address) {
            return isPublic(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff);
        }
        return !(ip instanceof Inet6Address) || isPublic6(b);
    }

    private static boolean isPublic(int a, int b, int c) {
        return a != 0
                && !(a == 100 && b >= 64 && b < 128) // carrier-grade NAT
                && !(a == 192 && b == 0 && (c == 0 || c == 2))
                && !(a == 198 && (b == 18 || b == 19))
                && !(a == 198 && b == 51 && c == 100)
                && !(a == 203 && b == 0 && c == 113)
                && a < 240;
    }

    private static boolean isPublic6(byte[] b) {
        boolean unicast = (b[0] & 0xe0) == 0x20; // 2000::/3, all that is given out
        boolean documentation =
                b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && (b[3] & 0xff) == 0xb8;
        boolean sixToFour = b[0] == 0x20 && b[1] == 0x02; // carries an IPv4 address
        boolean teredo = b[0] == 0x20 && b[1] == 0x01 && b[2] == 0 && b[3] == 0;
        return unicast && !documentation && !sixToFour && !teredo;
    }
}
