package io.reprise.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.app.server.auth.Secrets;
import io.reprise.app.store.Accounts;
import io.reprise.app.store.User;
import io.reprise.app.store.Users;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may read how much is done on a server. */
class MetricsTest extends WithServer {
    private String token(String name) {
        String secret = Secrets.random();
        store.write(transaction -> {
            User user = new Users(transaction).findOrAdd(name);
            new Accounts(transaction).setPassword(user.id(), Secrets.hash("password of " + name));
            return new Accounts(transaction).addToken(user.id(), "prometheus", Secrets.digest(secret));
        });
        return secret;
    }

    private static int asked(Server server, String token) {
        return new Http(server, "Authorization", "Bearer " + token)
                .get("/metrics")
                .status();
    }

    @Test
    void withoutAccountsWhoeverIsAtThisMachine() {
        start();
        assertThat(http.get("/metrics").text()).contains("reprise_requests_total");
    }

    @Test
    void withAccountsAdministratorsAlone() {
        String ann = token("ann");
        String bob = token("bob");
        Server server = start(config().withAdministrators(Set.of("bob")));
        assertThat(http.get("/metrics").status()).isEqualTo(401);
        assertThat(asked(server, ann)).isEqualTo(403);
        assertThat(asked(server, bob)).isEqualTo(200);
    }
}
