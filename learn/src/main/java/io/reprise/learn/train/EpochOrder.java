package io.reprise.learn.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The order in which an epoch visits cases: users are shuffled, and the cases of some dozens of users at a time are
 * shuffled among themselves. That mixes users within a mini-batch and still needs each user's history read about once.
 */
final class EpochOrder {
    private static final int USERS_AT_ONCE = 64;

    private EpochOrder() {}

    static int[] of(TrainingSet set, int[] cases, Random random) {
        Map<String, List<Integer>> byUser = new LinkedHashMap<>();
        for (int i : cases) {
            byUser.computeIfAbsent(set.user(i), user -> new ArrayList<>()).add(i);
        }
        List<List<Integer>> users = new ArrayList<>(byUser.values());
        Collections.shuffle(users, random);
        List<Integer> order = new ArrayList<>();
        for (int first = 0; first < users.size(); first += USERS_AT_ONCE) {
            List<Integer> some = new ArrayList<>();
            users.subList(first, Math.min(users.size(), first + USERS_AT_ONCE)).forEach(some::addAll);
            Collections.shuffle(some, random);
            order.addAll(some);
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
