package io.reprise.media;

/**
 * What a pass over a video did.
 *
 * @param framesDecoded how many pictures were decoded
 * @param packetsDamaged how many packets of pictures could not be decoded
 * @param soundHeard whether any sound was handed on
 */
public record AnalysisResult(long framesDecoded, long packetsDamaged, boolean soundHeard) {}
