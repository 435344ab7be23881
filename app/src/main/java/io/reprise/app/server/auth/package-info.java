/** Who is asking: sessions, tokens, and what they may do. */
@NullMarked
package io.reprise.app.server.auth;

import org.jspecify.annotations.NullMarked;
