// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import java.util.List;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.model.raw.PropertyNames;

/** A restriction that a store keeps. */
public final class Condition {
  private Condition() {}

  /**
   * Translates a restriction into tags of the store. A name that has no id gets one, because a
   * message that comes later may have the property.
   */
  public static Restriction of(PropertyNames names, Restriction wanted) {
    return new TableTerms(names::createAll, List.of(), Query.all().where(wanted))
        .restriction()
        .orElseThrow();
  }
}
