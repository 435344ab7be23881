package io.reprise.spark.catalogue;

import java.util.List;
import java.util.Map;
import scala.collection.immutable.ArraySeq;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Lists and maps as the cells of a row: Spark's encoders take Scala's. */
public final class Cells {
    private Cells() {}

    /** A cell of an array type. */
    public static <T> Seq<T> of(List<T> values) {
        return CollectionConverters.asScala(values).toSeq();
    }

    /** A cell of an array of floats. */
    public static Seq<Object> of(float[] values) {
        return new ArraySeq.ofFloat(values);
    }

    /** A cell of a map type. */
    public static <K, V> scala.collection.Map<K, V> of(Map<K, V> values) {
        return CollectionConverters.asScala(values);
    }
}
