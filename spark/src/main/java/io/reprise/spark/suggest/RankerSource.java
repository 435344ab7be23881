package io.reprise.spark.suggest;

import io.reprise.core.error.BadInputException;
import io.reprise.core.model.Model;
import io.reprise.core.rank.Ranker;
import io.reprise.core.rank.load.Rankers;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ranker to be broadcast once: its name, and its model's bytes where it has one. Each process builds it once. */
public final class RankerSource implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final byte @Nullable [] model;
    private transient volatile @Nullable Ranker ranker;

    private RankerSource(String name, byte @Nullable [] model) {
        this.name = name;
        this.model = model;
    }

    /**
     * Reads what there is to be sent.
     *
     * @param nameOrPath a ranker's name or a model's file, on the driver
     * @param models folder in which trained models lie by name
     * @throws BadInputException if the model's file is damaged
     * @throws io.reprise.core.error.DoesNotFitException if there is no such ranker, or no model of it
     */
    public static RankerSource of(String nameOrPath, Path models) throws BadInputException {
        Optional<Path> file = Rankers.file(nameOrPath, models);
        if (file.isEmpty()) {
            return new RankerSource(nameOrPath, null);
        }
        Model.read(file.get()); // so that a damaged one is told of here
        try {
            return new RankerSource(file.get().toString(), Files.readAllBytes(file.get()));
        } catch (IOException e) {
            throw new BadInputException("unreadable", "cannot read the model " + file.get() + ": " + e.getMessage(), e);
        }
    }

    /** The ranker. */
    public Ranker ranker() throws BadInputException {
        Ranker known = ranker;
        if (known == null) {
            known = model == null
                    ? Rankers.load(name, Path.of(""))
                    : Rankers.of(Model.of(ByteBuffer.wrap(model), name));
            ranker = known;
        }
        return known;
    }
}
