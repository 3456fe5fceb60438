// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.property;

import java.util.List;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.internal.text.SafeName;

/** Makes the names among the properties of an attachment safe to show and to save. */
public final class SafeNames {
  private SafeNames() {}

  /** Replaces PR_ATTACH_FILENAME and PR_ATTACH_LONG_FILENAME by {@link SafeName#of(String)}. */
  public static void in(List<PropValue> attachment) {
    attachment.replaceAll(SafeNames::safe);
  }

  private static PropValue safe(PropValue value) {
    boolean isName =
        value.property().equals(Pr.ATTACH_FILENAME)
            || value.property().equals(Pr.ATTACH_LONG_FILENAME);
    return isName ? new PropValue(value.property(), SafeName.of((String) value.value())) : value;
  }
}
