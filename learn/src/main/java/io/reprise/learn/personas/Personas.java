package io.reprise.learn.personas;

import java.util.List;

/**
 * Several viewers of one film.
 *
 * @param film its name
 * @param segmentSeconds length of its segments, positive
 * @param segments how many there are, 0 if the file does not say
 * @param personas the viewers, at least one
 */
public record Personas(String film, double segmentSeconds, int segments, List<Persona> personas) {
    public Personas {
        personas = List.copyOf(personas);
        if (!(segmentSeconds > 0) || Double.isInfinite(segmentSeconds)) {
            throw new IllegalArgumentException("segment_seconds must be positive, not " + segmentSeconds);
        }
        if (personas.isEmpty() || segments < 0) {
            throw new IllegalArgumentException(
                    "there are " + personas.size() + " personas and " + segments + " segments; at least one is needed");
        }
    }

    /** The same viewers with shorter clips; see {@link Persona#thinned}. */
    public Personas thinned(int most, Persona.Rest rest) {
        return new Personas(
                film,
                segmentSeconds,
                segments,
                personas.stream().map(persona -> persona.thinned(most, rest)).toList());
    }
}
