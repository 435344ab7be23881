package io.reprise.learn.clips;

import io.reprise.core.error.BadInputException;
import io.reprise.core.feature.FeatureSpec;
import io.reprise.core.file.Sha256;
import io.reprise.learn.data.TrainingCase;
import io.reprise.learn.train.TrainingSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Questions as something to learn from: a viewer's history and target, his classes clipped, all others not.
 *
 * @param questions at least one
 * @param material what the clips look like
 */
record QuestionSet(List<ClipQuestion> questions, ClipMaterial material) implements TrainingSet {
    @Override
    public FeatureSpec spec() {
        return material.spec();
    }

    @Override
    public String dataHash() {
        MessageDigest digest = Sha256.digest();
        digest.update(questions.toString().getBytes(StandardCharsets.UTF_8));
        return Sha256.hex(digest);
    }

    @Override
    public int size() {
        return questions.size();
    }

    @Override
    public String user(int index) {
        return questions.get(index).viewerName();
    }

    /** What is learned from one target is tried on another. */
    @Override
    public String group(int index) {
        return questions.get(index).target().id();
    }

    @Override
    public TrainingCase get(int index) throws BadInputException {
        ClipQuestion question = questions.get(index);
        JoinedVideo joined = material.join(question.target());
        boolean[] relevant = joined.relevant(question.viewer());
        byte[] labels = new byte[relevant.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (relevant[i] ? 1 : -1);
        }
        return new TrainingCase(user(index), joined.video(), material.history(question.history()), labels);
    }
}
