// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.util.UUID;

/** The interface ids that are named in calls (MAPIGuid.h, objidl.h). */
final class Iid {
  static final UUID UNKNOWN = UUID.fromString("00000000-0000-0000-C000-000000000046");
  static final UUID STREAM = UUID.fromString("0000000C-0000-0000-C000-000000000046");
  static final UUID TABLE = UUID.fromString("00020301-0000-0000-C000-000000000046");
  static final UUID PROP = UUID.fromString("00020303-0000-0000-C000-000000000046");
  static final UUID MESSAGE = UUID.fromString("00020307-0000-0000-C000-000000000046");
  static final UUID MESSAGE_FILTER = UUID.fromString("00000016-0000-0000-C000-000000000046");
  static final UUID ADVISE_SINK = UUID.fromString("00020302-0000-0000-C000-000000000046");

  private Iid() {}
}
