// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor;

import java.util.List;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SessionStatus;
import org.osgi.annotation.versioning.ProviderType;

/** Lists the things that the {@link Doctor} found at one moment. Immutable. */
@ProviderType
public interface Diagnosis {
  /** Tells whether a later examination can find something else without a change by a person. */
  enum Outlook {
    /** Nothing is under way. */
    SETTLED,
    /** MAPI or a session is on its way up or down, or is tried again. */
    PENDING,
    /** Nothing is under way, but the configuration may not have been read yet. */
    NOT_BEGUN
  }

  /**
   * Whether all is well: there is a configured session, each configured session is up, and no
   * finding is an error.
   */
  boolean healthy();

  /** Whether waiting can change the result. */
  Outlook outlook();

  /** The findings, in the order in which one thing rests on another. */
  List<Finding> findings();

  /** The configured sessions, ordered by name. */
  List<SessionStatus> sessions();

  /** The result in one sentence. If something is wrong, it names the first error and its remedy. */
  String verdict();

  /** The findings as plain text: a line for each, and one more for its remedy. */
  String text();

  /**
   * The diagnosis as a JSON object in ASCII.
   *
   * <p>The key {@code schema} names the form. Within one form no key goes away or changes its
   * meaning, and new keys can come. An absent value is null. Enumerated values are in lower case.
   * Times are in UTC, as ISO 8601 writes them. Programs select findings by {@code subject}, {@code
   * rule}, {@code bundle} and {@code component}; the other texts are for people.
   */
  String json();
}
