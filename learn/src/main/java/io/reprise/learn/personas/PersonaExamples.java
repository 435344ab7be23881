package io.reprise.learn.personas;

import io.reprise.core.history.Highlight;
import io.reprise.core.history.History;
import io.reprise.core.history.SourceVideo;
import io.reprise.core.rank.RankableVideo;
import io.reprise.core.time.TimeRange;
import io.reprise.learn.train.FilmExamples;
import io.reprise.learn.train.RankingExample;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be learned from viewers of a film. As they are asked in {@link PersonaBenchmark}, history and target being of
 * one film; and as if the film's halves were two films, each taste once: what was clipped of the one is the history
 * for the other.
 */
public final class PersonaExamples {
    private static final int FEWEST = 2;

    private final Personas personas;
    private final List<RankingExample> elsewhere = new ArrayList<>();
    private final List<RankingExample> here = new ArrayList<>();

    private PersonaExamples(Personas personas) {
        this.personas = personas;
    }

    /**
     * The lessons of a film's viewers.
     *
     * @param films the same film as several encoders see it, in uniform segments of the personas' length
     */
    public static FilmExamples of(List<RankableVideo> films, Personas personas) {
        PersonaExamples lessons = new PersonaExamples(personas);
        films.forEach(lessons::add);
        List<String> encoders =
                films.stream().map(film -> film.spec().encoder()).toList();
        return new FilmExamples(
                lessons.elsewhere,
                lessons.here,
                personas.personas().size() + " viewers of " + personas.film() + " seen by " + encoders);
    }

    private void add(RankableVideo film) {
        RankableVideo first = FilmHalves.of(film, true);
        RankableVideo second = FilmHalves.of(film, false);
        Set<String> tastes = new HashSet<>();
        for (Persona persona : personas.personas()) {
            here.add(here(film, persona));
            if (tastes.add(persona.taste())) {
                addHalf(first, 0, second, first.size(), persona);
                addHalf(second, first.size(), first, 0, persona);
            }
        }
    }

    /** A viewer as he is asked about the film his history comes from. */
    static RankingExample here(RankableVideo film, Persona persona) {
        boolean[] candidates = new boolean[film.size()];
        boolean[] clipped = new boolean[film.size()];
        for (int i = 0; i < clipped.length; i++) {
            candidates[i] = persona.isCandidate(i);
            clipped[i] = persona.target().contains(i);
        }
        return new RankingExample(film, PersonaBenchmark.history(film, persona), candidates, clipped);
    }

    private void addHalf(RankableVideo from, int fromFirst, RankableVideo to, int toFirst, Persona persona) {
        Set<Integer> liked = new TreeSet<>(persona.history());
        liked.addAll(persona.target());
        List<Highlight> highlights = new ArrayList<>();
        List<TimeRange> unclear = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            if (liked.contains(fromFirst + i)) {
                highlights.add(PersonaBenchmark.highlight(from, from.segments().get(i)));
            }
            if (liked.contains(fromFirst + i) || persona.ignore().contains(fromFirst + i)) {
                unclear.add(from.segments().get(i).range());
            }
        }
        boolean[] candidates = new boolean[to.size()];
        boolean[] clipped = new boolean[to.size()];
        int targets = 0;
        for (int i = 0; i < clipped.length; i++) {
            candidates[i] = !persona.ignore().contains(toFirst + i);
            clipped[i] = liked.contains(toFirst + i);
            targets += clipped[i] ? 1 : 0;
        }
        if (highlights.size() >= FEWEST && targets >= FEWEST) {
            SourceVideo source = SourceVideo.of(from.id(), from.spec(), from.segments(), from.features(), unclear);
            History history = new History(to.spec(), highlights, List.of(source), List.of());
            elsewhere.add(new RankingExample(to, history, candidates, clipped));
        }
    }
}
