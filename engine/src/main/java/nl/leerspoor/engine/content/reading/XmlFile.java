package nl.leerspoor.engine.content.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.content.SecureXml;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a manifest of a stranger: finds its encoding, then builds a tree in which every element
 * knows its place. Bounded in size, depth and number of elements; not for use by several threads.
 */
final class XmlFile {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_ELEMENTS = 100_000;
    private static final Pattern DECLARATION =
            Pattern.compile(
                    "^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final Pattern UNKNOWN_ENTITY =
            Pattern.compile("entity \"(\\w+)\" was referenced");

    private final String file;
    private final PackageFindings findings;

    private XmlFile(String file, PackageFindings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The root element; null when it cannot be read, which is then among the findings. */
    static @Nullable XmlElement read(String file, byte[] bytes, PackageFindings findings) {
        XmlFile xml = new XmlFile(file, findings);
        String text = xml.decode(bytes);
        return text == null ? null : xml.parse(text);
    }

    /**
     * XML 1.0 F: a byte order mark, else the first bytes, tell the family of encodings; then the
     * declaration may be read. We decode ourselves, so that a parser has no say in it.
     */
    private @Nullable String decode(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, '<', 0)) {
            return utf16(bytes, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0, '<')) {
            return utf16(bytes, StandardCharsets.UTF_16BE);
        }
        int start = 0;
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            start = 3;
            findings.add(
                    PackageRule.XML_BOM,
                    file,
                    1,
                    1,
                    "the file starts with a byte order mark; save it as UTF-8 without one");
        }
        byte[] body = Arrays.copyOfRange(bytes, start, bytes.length);
        String head = new String(body, 0, Math.min(body.length, 200), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARATION.matcher(head);
        String name = declared.find() ? declared.group(1) : "UTF-8";
        return decode(body, name);
    }

    private String utf16(byte[] bytes, Charset charset) {
        findings.add(
                PackageRule.XML_NOT_UTF8, file, 1, 1, "the file is in UTF-16; save it as UTF-8");
        String decoded = charset.decode(ByteBuffer.wrap(bytes)).toString();
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        Matcher declared = DECLARATION.matcher(text.substring(0, Math.min(text.length(), 200)));
        if (declared.find() && !isUtf16(declared.group(1))) {
            findings.add(
                    PackageRule.XML_ENCODING,
                    file,
                    1,
                    1,
                    "the file says " + declared.group(1) + " but is in UTF-16; save it as UTF-8");
        }
        return text;
    }

    private static boolean isUtf16(String name) {
        return name.toUpperCase(Locale.ROOT).startsWith("UTF-16");
    }

    private @Nullable String decode(byte[] body, String name) {
        Charset charset;
        try {
            charset = Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            findings.add(
                    PackageRule.XML_ENCODING,
                    file,
                    1,
                    1,
                    "there is no encoding \"" + name + "\"; save the file as UTF-8 and say so");
            return null;
        }
        int wrong = firstMalformed(body);
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        if (isUtf16(name)) {
            // On a file of single bytes this is a lie that parsers take in different ways.
            findings.add(
                    PackageRule.XML_ENCODING,
                    file,
                    1,
                    1,
                    "the file says " + name + " but is not; save it as UTF-8 and say so");
            utf8 = true;
        }
        if (utf8) {
            if (wrong >= 0) {
                String before = new String(body, 0, wrong, StandardCharsets.UTF_8);
                Lines lines = new Lines(before);
                findings.add(
                        PackageRule.XML_ENCODING,
                        file,
                        lines.line(before.length()),
                        lines.column(before.length()),
                        "this is not UTF-8, which the file says it is; save it as UTF-8");
            }
            return new String(body, StandardCharsets.UTF_8); // what is malformed becomes U+FFFD
        }
        boolean ascii = true;
        for (byte b : body) {
            ascii &= b >= 0;
        }
        if (!ascii && wrong < 0) {
            findings.add(
                    PackageRule.XML_ENCODING,
                    file,
                    1,
                    1,
                    "the file says " + name + " but reads as UTF-8; say UTF-8");
            return new String(body, StandardCharsets.UTF_8);
        }
        if (!charset.equals(StandardCharsets.US_ASCII)) {
            findings.add(
                    PackageRule.XML_NOT_UTF8,
                    file,
                    1,
                    1,
                    "the file is in " + name + "; save it as UTF-8");
        }
        return new String(body, charset);
    }

    /** Where the first byte stands that is no UTF-8; negative when there is none. */
    private static int firstMalformed(byte[] body) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(body);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isOverflow()) {
                out.clear();
            } else if (result.isUnderflow()) {
                return -1;
            } else {
                return in.position();
            }
        }
    }

    private static boolean starts(byte[] bytes, int... values) {
        if (bytes.length < values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((bytes[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    private @Nullable XmlElement parse(String text) {
        Builder builder = new Builder(text);
        try {
            SecureXml.parse(text, builder);
            return builder.root;
        } catch (TooMuch e) {
            findings.add(PackageRule.XML_TOO_LARGE, file, String.valueOf(e.getMessage()));
        } catch (SAXParseException e) {
            String said = String.valueOf(e.getMessage());
            PackageRule rule =
                    said.contains("DOCTYPE") ? PackageRule.XML_DOCTYPE : PackageRule.XML_BROKEN;
            findings.add(
                    rule,
                    file,
                    Math.max(0, e.getLineNumber()),
                    Math.max(0, e.getColumnNumber()),
                    "this is not XML we read: " + explain(said));
        } catch (SAXException e) {
            findings.add(
                    PackageRule.XML_BROKEN, file, "this is not XML we read: " + e.getMessage());
        }
        return null;
    }

    private static String explain(String said) {
        Matcher entity = UNKNOWN_ENTITY.matcher(said);
        return entity.find()
                ? "XML has no entity &"
                        + entity.group(1)
                        + "; of HTML; write the character itself or its number"
                : said;
    }

    /** A document too deep or with too many elements. */
    private static final class TooMuch extends SAXException {
        private static final long serialVersionUID = 1;

        TooMuch(String message) {
            super(message);
        }
    }

    /** Builds the tree from the inside out. */
    private static final class Builder extends DefaultHandler {
        private static final class Open {
            final String namespace;
            final String qualified;
            final String name;
            final int start;
            final List<XmlElement.Attribute> attributes = new ArrayList<>();
            final List<XmlElement> children = new ArrayList<>();
            final StringBuilder text = new StringBuilder();

            Open(String namespace, String qualified, String name, int start) {
                this.namespace = namespace;
                this.qualified = qualified;
                this.name = name;
                this.start = start;
            }
        }

        private final String source;
        private final Lines lines;
        private final Deque<Open> open = new ArrayDeque<>();
        private @Nullable Locator locator;
        private @Nullable XmlElement root;
        private int elements;

        Builder(String source) {
            this.source = source;
            this.lines = new Lines(source);
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            locator = documentLocator;
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes given)
                throws SAXException {
            if (open.size() >= MAX_DEPTH) {
                throw new TooMuch("elements are nested deeper than " + MAX_DEPTH);
            }
            if (++elements > MAX_ELEMENTS) {
                throw new TooMuch("there are more than " + MAX_ELEMENTS + " elements");
            }
            Open element = new Open(uri, qualified, local, start());
            for (int i = 0; i < given.getLength(); i++) {
                element.attributes.add(
                        new XmlElement.Attribute(
                                given.getURI(i),
                                prefix(given.getQName(i)),
                                given.getLocalName(i),
                                given.getValue(i)));
            }
            open.push(element);
        }

        @Override
        public void characters(char[] text, int start, int length) {
            Open element = open.peek();
            if (element != null) {
                element.text.append(text, start, length);
            }
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            Open ended = open.pop();
            XmlElement element =
                    new XmlElement(
                            ended.namespace,
                            prefix(ended.qualified),
                            ended.name,
                            lines.line(ended.start),
                            lines.column(ended.start),
                            Collections.unmodifiableList(ended.attributes),
                            Collections.unmodifiableList(ended.children),
                            ended.text.toString());
            Open parent = open.peek();
            if (parent == null) {
                root = element;
            } else {
                parent.children.add(element);
            }
        }

        /**
         * Parsers tell where a start tag ends; its bracket is the last one before, as no value has
         * any.
         */
        private int start() {
            Locator where = locator;
            if (where == null) {
                return 0;
            }
            int end = lines.offset(where.getLineNumber(), where.getColumnNumber());
            return Math.max(0, source.lastIndexOf('<', Math.max(0, end - 1)));
        }

        private static String prefix(String qualified) {
            return qualified.substring(0, Math.max(0, qualified.indexOf(':')));
        }
    }

    /** Lines and columns of a text, as editors count them. */
    private static final class Lines {
        private final int length;
        private final int[] starts;

        Lines(String text) {
            length = text.length();
            int[] found = new int[64];
            int count = 1;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                boolean ends =
                        c == '\n' || (c == '\r' && (i + 1 == length || text.charAt(i + 1) != '\n'));
                if (ends) {
                    if (count == found.length) {
                        found = Arrays.copyOf(found, count * 2);
                    }
                    found[count++] = i + 1;
                }
            }
            starts = Arrays.copyOf(found, count);
        }

        int offset(int line, int column) {
            int start = starts[Math.min(Math.max(line, 1), starts.length) - 1];
            return Math.min(length, start + Math.max(column, 1) - 1);
        }

        int line(int offset) {
            int at = Arrays.binarySearch(starts, offset);
            return at >= 0 ? at + 1 : -at - 1;
        }

        int column(int offset) {
            return offset - starts[line(offset) - 1] + 1;
        }
    }

    /** Whether bytes are a text in a charset. */
    static boolean isText(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
