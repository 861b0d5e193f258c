package nl.leerspoor.lrs.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where a request comes from, for slowing down who guesses; kept in memory only. */
final class ClientAddress {
    private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern BRACKETS = Pattern.compile("^\\[|\\].*$");
    private static final int NETWORK_BYTES = 8;

    private final String header;

    /** Believes this header; none when it is empty. */
    ClientAddress(String header) {
        this.header = header;
    }

    /** The address, of IPv6 only the network, which is what one household or host gets. */
    String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String said = header.isEmpty() ? null : request.getHeader(header);
        if (said != null) {
            // The last one is what our own proxy added; those before it anyone can write.
            address = said.substring(said.lastIndexOf(',') + 1).strip();
        }
        return address == null ? "" : network(address);
    }

    private static String network(String address) {
        String bare = address.startsWith("[") ? BRACKETS.matcher(address).replaceAll("") : address;
        if (bare.indexOf(':') < 0 || !NUMERIC.matcher(bare).matches()) {
            return bare.substring(0, Math.min(bare.length(), 45));
        }
        try {
            // Numeric, so no name is looked up.
            byte[] bytes = InetAddress.getByName(bare).getAddress();
            return bytes.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES)
                    : bare;
        } catch (UnknownHostException e) {
            return bare;
        }
    }
}
