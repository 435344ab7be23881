/** Where videos are worked on: files, child processes, and the jobs that have them do things. */
@NullMarked
package io.reprise.app.server.jobs;

import org.jspecify.annotations.NullMarked;
