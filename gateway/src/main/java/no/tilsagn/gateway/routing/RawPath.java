package no.tilsagn.gateway.routing;

/**
 * Paths that mean the same to the gateway and to every service behind it. Refused is whatever one of them could decode
 * or normalise into another path: dot segments, empty segments, encoded slashes, dots and control characters, path
 * parameters and backslashes.
 */
final class RawPath {
    private RawPath() {}

    static boolean isSane(String rawPath) {
        int segmentStart = 1;
        int length = rawPath.length();
        if (length == 0 || rawPath.charAt(0) != '/') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = rawPath.charAt(i);
            if (c == '/') {
                if (!isSaneSegment(rawPath, segmentStart, i)) {
                    return false;
                }
                segmentStart = i + 1;
            } else if (c == '%') {
                if (!isHarmlessEscape(rawPath, i)) {
                    return false;
                }
                i += 2;
            } else if (!isPlain(c)) {
                return false;
            }
        }
        return segmentStart == length || isSaneSegment(rawPath, segmentStart, length);
    }

    private static boolean isSaneSegment(String path, int start, int end) {
        int length = end - start;
        return length > 0
                && !(length == 1 && path.charAt(start) == '.')
                && !(length == 2 && path.charAt(start) == '.' && path.charAt(start + 1) == '.');
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "-._~:@!$&'()*+,=".indexOf(c) >= 0;
    }

    private static boolean isHarmlessEscape(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        int decoded = high * 16 + low;
        return high >= 0 && low >= 0 && decoded >= ' ' && decoded != 0x7f && "/\\.;%?#".indexOf(decoded) < 0;
    }
}
