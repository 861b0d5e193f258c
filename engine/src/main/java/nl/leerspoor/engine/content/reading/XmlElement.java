package nl.leerspoor.engine.content.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An element of a manifest with its place. Asked by local name: what a file means with a wrong
 * namespace or prefix is judged apart from what it says.
 *
 * @param namespace empty for none
 * @param prefix as it is written; empty for none
 * @param name local name
 * @param line of its start tag, from 1
 * @param column of its start tag, from 1
 * @param attributes as they are written, without declarations of namespaces
 * @param children elements, in order
 * @param text of its own, not of its children, as it is written
 */
record XmlElement(
        String namespace,
        String prefix,
        String name,
        int line,
        int column,
        List<Attribute> attributes,
        List<XmlElement> children,
        String text) {
    /**
     * An attribute.
     *
     * @param namespace empty for none
     * @param prefix as it is written; empty for none
     * @param name local name
     * @param value normalised as XML does
     */
    record Attribute(String namespace, String prefix, String name, String value) {}

    /** The value of an attribute, one without a prefix first; null when it is not there. */
    @Nullable String attribute(String local) {
        String value = null;
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(local)) {
                if (attribute.prefix().isEmpty()) {
                    return attribute.value();
                }
                value = value == null ? attribute.value() : value;
            }
        }
        return value;
    }

    /** The value of an attribute; empty when it is not there. */
    String value(String local) {
        String value = attribute(local);
        return value == null ? "" : value;
    }

    /** The first child of a name. */
    @Nullable XmlElement child(String local) {
        for (XmlElement child : children) {
            if (child.name.equals(local)) {
                return child;
            }
        }
        return null;
    }

    /** The children of a name. */
    List<XmlElement> children(String local) {
        return children.stream().filter(child -> child.name.equals(local)).toList();
    }

    /** This element and all below it that have a name, in the order of the document. */
    List<XmlElement> all(String local) {
        List<XmlElement> found = new ArrayList<>();
        walk(
                element -> {
                    if (element.name.equals(local)) {
                        found.add(element);
                    }
                });
        return found;
    }

    /** Visits this element and all below it; the depth is limited when it is read. */
    void walk(Consumer<XmlElement> visit) {
        visit.accept(this);
        children.forEach(child -> child.walk(visit));
    }
}
