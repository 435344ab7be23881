/** What a child process does to a video for the server: tasks and reports that cross as lines of JSON, and who does them. */
@NullMarked
package io.reprise.app.work;

import org.jspecify.annotations.NullMarked;
