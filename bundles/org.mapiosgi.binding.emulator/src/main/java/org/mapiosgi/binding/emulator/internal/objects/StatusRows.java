// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.internal.model.PropertyMap;
import org.mapiosgi.binding.emulator.internal.model.Tags;

/**
 * The rows of the status table. With MAPI_NO_MAIL no transport is in it and the spooler is said to
 * have failed, which is as it should be (R45).
 */
final class StatusRows {
  private static final int MAPI_STORE_PROVIDER = 33;
  private static final int MAPI_AB = 34;
  private static final int MAPI_TRANSPORT_PROVIDER = 36;
  private static final int MAPI_SPOOLER = 37;
  private static final int MAPI_SUBSYSTEM = 39;
  private static final int STATUS_AVAILABLE = 0x1;
  private static final int STATUS_FAILURE = 0x4;
  private static final int STATUS_PRIMARY_IDENTITY = 0x4;
  private static final int STATUS_OWN_STORE = 0x100;

  private StatusRows() {}

  static List<PropertyMap> of(World world, boolean withoutSpooler) {
    List<PropertyMap> rows = new ArrayList<>();
    rows.add(row("MAPI Subsystem", MAPI_SUBSYSTEM, STATUS_AVAILABLE));
    rows.add(row("MAPI Spooler", MAPI_SPOOLER, withoutSpooler ? STATUS_FAILURE : STATUS_AVAILABLE));
    rows.add(row("MAPI Address Book", MAPI_AB, STATUS_AVAILABLE));
    rows.add(
        row("mapi-osgi emulator", MAPI_STORE_PROVIDER, STATUS_AVAILABLE)
            .with(Pr.RESOURCE_FLAGS, STATUS_PRIMARY_IDENTITY));
    if (!withoutSpooler) {
      PropertyMap transport = row("mapi-osgi emulator", MAPI_TRANSPORT_PROVIDER, STATUS_AVAILABLE);
      rows.add(
          world.settings().coupled()
              ? transport
                  .with(Pr.RESOURCE_FLAGS, STATUS_OWN_STORE)
                  .with(Tags.OWN_STORE_ENTRYID, world.mailbox().ids().store())
              : transport);
    }
    return rows;
  }

  private static PropertyMap row(String name, int type, int code) {
    return PropertyMap.of(
        Pr.DISPLAY_NAME.with(name),
        Tags.RESOURCE_TYPE.with(type),
        Tags.STATUS_CODE.with(code),
        Pr.RESOURCE_FLAGS.with(0));
  }
}
