package io.reprise.media;

/**
 * What a file's packets say, undecoded: how long the video really is, how many frames and key frames it has.
 *
 * @param frames pictures, at least 1
 * @param keyFrames pictures that can be decoded by themselves, at least 1
 * @param endMicros end of the last picture, counted from the first frame shown
 * @param variableRate whether the steps between pictures differ
 * @param agreesWithStated whether the length the file states is this one, to a second or 2 %
 */
record PacketScan(long frames, long keyFrames, long endMicros, boolean variableRate, boolean agreesWithStated) {}
