// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor;

import java.util.List;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SessionStatus;
import org.osgi.annotation.versioning.ProviderType;

/** Lists the findings of the {@link Doctor} at one moment. Immutable. */
@ProviderType
public interface Diagnosis {
  /**
   * Says whether a later examination can find something else although nobody changed anything. New
   * values can be added.
   */
  enum Outlook {
    /** Nothing is in progress. */
    SETTLED,
    /** MAPI or a session comes up, goes down, or waits for its next try. */
    PENDING,
    /** Nothing is in progress, but the configuration may not have been read yet. */
    NOT_BEGUN
  }

  /**
   * Says whether everything works: there is a configured session, each configured session is up,
   * and no finding is an error.
   */
  boolean healthy();

  /** Says whether waiting can change the result. */
  Outlook outlook();

  /** The findings, in order: a finding comes after those that it depends on. */
  List<Finding> findings();

  /** The configured sessions, ordered by name. */
  List<SessionStatus> sessions();

  /** The result in one sentence. If something is wrong, it names the first error and its remedy. */
  String verdict();

  /** Returns the findings as plain text: a line for each, and a second line for its remedy. */
  String text();

  /**
   * Returns the diagnosis as a JSON object in ASCII.
   *
   * <p>The key {@code schema} names the form. Within one form no key is removed or changes its
   * meaning, but new keys can be added. An absent value is null. Enumerated values are in lower
   * case. Times are in UTC, as in ISO 8601. Programs select findings by {@code subject}, {@code
   * rule}, {@code bundle} and {@code component}; the other texts are for people.
   */
  String json();
}
