// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mapiosgi.api.profile.MessageService;
import org.mapiosgi.api.profile.ServiceProvider;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeTable;

/** Reads the message service table and the provider table of a profile. */
final class ServiceTables {
  private static final int ROWS_AT_ONCE = 50;

  private ServiceTables() {}

  /** Reads the services without their providers. */
  static List<MessageService> services(NativeServiceAdmin admin) {
    return services(admin, Map.of());
  }

  /** Reads the services with their providers. */
  static List<MessageService> servicesWithProviders(NativeServiceAdmin admin) {
    Map<Binary, List<ServiceProvider>> providers = new LinkedHashMap<>();
    for (List<PropValue> row :
        rows(
            admin.getProviderTable(),
            ProfileTags.SERVICE_UID,
            ProfileTags.PROVIDER_UID,
            ProfileTags.RESOURCE_TYPE,
            ProfileTags.DISPLAY_NAME,
            ProfileTags.PROVIDER_DLL_NAME)) {
      providers
          .computeIfAbsent(bytes(row.get(0)), uid -> new ArrayList<>())
          .add(
              ServiceProvider.of(ServiceProvider.Kind.of(number(row.get(2))), bytes(row.get(1)))
                  .displayName(text(row.get(3)))
                  .dll(text(row.get(4)))
                  .build());
    }
    return services(admin, providers);
  }

  private static List<MessageService> services(
      NativeServiceAdmin admin, Map<Binary, List<ServiceProvider>> providers) {
    List<MessageService> services = new ArrayList<>();
    for (List<PropValue> row :
        rows(
            admin.getMsgServiceTable(),
            ProfileTags.SERVICE_UID,
            ProfileTags.SERVICE_NAME,
            ProfileTags.DISPLAY_NAME,
            Pr.RESOURCE_FLAGS)) {
      Binary uid = bytes(row.get(0));
      services.add(
          MessageService.of(text(row.get(1)), uid)
              .displayName(text(row.get(2)))
              .defaultStore((number(row.get(3)) & ProfileTags.SERVICE_DEFAULT_STORE) != 0)
              .providers(providers.getOrDefault(uid, List.of()))
              .build());
    }
    return services;
  }

  private static List<List<PropValue>> rows(NativeTable table, PropTag<?>... columns) {
    try {
      table.setColumns(List.of(columns));
      List<List<PropValue>> all = new ArrayList<>();
      List<List<PropValue>> page;
      do {
        page = table.queryRows(ROWS_AT_ONCE);
        all.addAll(page);
      } while (!page.isEmpty());
      return all;
    } finally {
      table.release();
    }
  }

  // A column that a row does not have is PT_ERROR (R42).

  private static String text(PropValue cell) {
    return cell.value() instanceof String text ? text : "";
  }

  private static int number(PropValue cell) {
    return cell.value() instanceof Integer number ? number : 0;
  }

  private static Binary bytes(PropValue cell) {
    return cell.value() instanceof Binary bytes ? bytes : Binary.EMPTY;
  }
}
