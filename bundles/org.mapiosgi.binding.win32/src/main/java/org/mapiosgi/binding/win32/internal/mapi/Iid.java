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

  // EdkGuid.h and MAPIAux.h.
  static final UUID EXCHANGE_MANAGE_STORE = UUID.fromString("559D10B0-A772-11CD-9BC8-00AA002FC45A");
  static final UUID EXCHANGE_MANAGE_STORE_3 =
      UUID.fromString("166D9BC2-DB75-44A9-8A93-9F3FFC994D76");
  static final UUID EXCHANGE_MANAGE_STORE_4 =
      UUID.fromString("2590FF87-C431-4F9C-B1A8-CD69D760CD10");
  static final UUID EXCHANGE_MANAGE_STORE_5 =
      UUID.fromString("7907DD18-F141-4676-B102-37C9D9363430");
  static final UUID EXCHANGE_MANAGE_STORE_EX =
      UUID.fromString("7FE3C629-4D9A-4510-A479-56962B246DC6");
  static final UUID EXPORT_CHANGES = UUID.fromString("A3EA9CC0-D1B2-11CD-80FC-00AA004BBA0B");
  static final UUID IMPORT_CONTENTS_CHANGES =
      UUID.fromString("F75ABFA0-D0E0-11CD-80FC-00AA004BBA0B");
  static final UUID IMPORT_HIERARCHY_CHANGES =
      UUID.fromString("85A66CF0-D0E0-11CD-80FC-00AA004BBA0B");

  private Iid() {}
}
