package io.reprise.app.server;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes that stand in the document. */
final class Documented {
    private static final Pattern PATH = Pattern.compile("^  (/[^:]*):\\s*$");
    private static final Pattern METHOD = Pattern.compile("^    (get|post|put|patch|delete):.*");

    private Documented() {}

    /** Method and path, as in "GET /health". */
    static Set<String> routes(Http http) {
        Set<String> all = new TreeSet<>();
        String path = "";
        for (String line : http.get("/openapi.yaml").text().split("\n", -1)) {
            Matcher isPath = PATH.matcher(line);
            Matcher isMethod = METHOD.matcher(line);
            path = isPath.matches() ? isPath.group(1) : path;
            if (isMethod.matches()) {
                all.add(isMethod.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return all;
    }
}
