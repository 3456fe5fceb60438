// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.model.raw.RowColumns;
import org.mapiosgi.model.session.SessionIdentity;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the user of a session from the address book. */
final class IdentityReader {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityReader.class);

  private static final RowColumns USER =
      RowColumns.ofObject(List.of(Pr.DISPLAY_NAME, Pr.SMTP_ADDRESS, Pr.EMAIL_ADDRESS), Map.of());

  private IdentityReader() {}

  /**
   * Reads the identity. On the session's lane. A session works without an identity, so a failure
   * gives {@link SessionIdentity#UNKNOWN}, unless it shows that the session is lost.
   *
   * @param name the session's name, for the log
   * @throws MapiException if the session is lost
   */
  static Identity read(String name, NativeSession session) {
    try {
      return read(session);
    } catch (MapiException e) {
      if (e.retry() != RetryClass.CALLER) {
        throw e;
      }
      LOG.warn("session={} its identity cannot be read: {}", name, e.getMessage());
      return SessionIdentity.UNKNOWN;
    }
  }

  private static Identity read(NativeSession session) {
    Optional<EntryId> entry = session.queryIdentity();
    if (entry.isEmpty()) {
      return SessionIdentity.UNKNOWN;
    }
    NativeProps user = session.openMailUser(entry.get());
    try {
      Row row = USER.row(user.getProps(USER.tags()));
      // An Exchange entry's e-mail address is an X.500 name; the internet address is its own
      // property.
      String address = row.get(Pr.SMTP_ADDRESS, row.get(Pr.EMAIL_ADDRESS, ""));
      return new SessionIdentity(entry, row.get(Pr.DISPLAY_NAME, ""), address);
    } finally {
      user.release();
    }
  }
}
