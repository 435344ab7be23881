package io.reprise.learn.network;

/** The ways to step down the gradient, each with its help text. */
public enum OptimiserKind {
    /** Adam. */
    ADAM("Adam (Kingma & Ba 2015), weight decay decoupled"),
    /** Stochastic gradient descent. */
    SGD("stochastic gradient descent with momentum 0.9");

    private final String help;

    OptimiserKind(String help) {
        this.help = help;
    }

    /** What it is, in a line. */
    public String help() {
        return help;
    }
}
