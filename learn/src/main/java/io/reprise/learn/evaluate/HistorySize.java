package io.reprise.learn.evaluate;

/** Groups of users by how many GIFs their history has. */
public enum HistorySize {
    /** At most 4. */
    UP_TO_4("1-4", 0, 4),
    /** 5 to 9. */
    UP_TO_9("5-9", 5, 9),
    /** 10 to 19. */
    UP_TO_19("10-19", 10, 19),
    /** 20 to 49. */
    UP_TO_49("20-49", 20, 49),
    /** 50 and more. */
    MORE("50+", 50, Integer.MAX_VALUE);

    private final String label;
    private final int least;
    private final int most;

    HistorySize(String label, int least, int most) {
        this.label = label;
        this.least = least;
        this.most = most;
    }

    /** How it is printed. */
    public String label() {
        return label;
    }

    boolean holds(VideoScore video) {
        return video.historySize() >= least && video.historySize() <= most;
    }
}
