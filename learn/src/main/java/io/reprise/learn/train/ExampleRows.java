package io.reprise.learn.train;

/** What a model that is learned listwise sees of a lesson. */
@FunctionalInterface
interface ExampleRows {
    /** One row a segment, all equally long. */
    double[][] of(RankingExample lesson);
}
