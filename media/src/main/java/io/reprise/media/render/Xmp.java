package io.reprise.media.render;

/** A label as XMP, Adobe's XML for what is said of a picture. */
final class Xmp {
    private Xmp() {}

    static String of(String label) {
        return "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF"
                + " xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\""
                + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmp:Label=\"" + label
                + "\"/></rdf:RDF></x:xmpmeta>";
    }
}
