// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropValue;
import org.osgi.annotation.versioning.ProviderType;

/** IMsgServiceAdmin: the message services of one profile. No call takes a window handle. */
@ProviderType
public interface NativeServiceAdmin extends NativeObject {
  /** CreateMsgService, ConfigureMsgService: SERVICE_UI_ALWAYS; never passed (R4). */
  int SERVICE_UI_ALWAYS = 0x2;

  /** CreateMsgService, ConfigureMsgService: SERVICE_UI_ALLOWED; never passed (R4). */
  int SERVICE_UI_ALLOWED = 0x10;

  /** OpenProfileSection: MAPI_MODIFY. */
  int MAPI_MODIFY = 0x1;

  /**
   * OpenProfileSection: MAPI_FORCE_ACCESS, for sections that belong to a provider. It is in
   * Microsoft's page of the method and its sample, and not in every MAPIX.h.
   */
  int MAPI_FORCE_ACCESS = 0x80000;

  /** GetMsgServiceTable. */
  NativeTable getMsgServiceTable();

  /** GetProviderTable: the providers of all services of the profile. */
  NativeTable getProviderTable();

  /**
   * CreateMsgService. To find the new service's uid, compare the table before and after the call.
   *
   * @param service its name in MapiSvc.inf, for instance {@code MSEMS}
   * @param flags 0
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_NOT_FOUND if MapiSvc.inf has no such
   *     service
   */
  void createMsgService(String service, String displayName, int flags);

  /**
   * DeleteMsgService.
   *
   * @param uid PR_SERVICE_UID of its row, 16 bytes
   */
  void deleteMsgService(Binary uid);

  /**
   * ConfigureMsgService.
   *
   * @param uid PR_SERVICE_UID of its row, 16 bytes
   * @param flags 0
   * @param values what the service's header names as needed to do without a property sheet
   */
  void configureMsgService(Binary uid, int flags, List<PropValue> values);

  /**
   * OpenProfileSection, of a service or a provider.
   *
   * @param flags {@link #MAPI_MODIFY}, {@link #MAPI_FORCE_ACCESS}, both or 0
   * @return IProfSect, whose changes are kept by its SaveChanges
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_NO_ACCESS if the section belongs to a
   *     provider and {@link #MAPI_FORCE_ACCESS} is not given
   */
  NativeProps openProfileSection(Binary uid, int flags);

  /** AdminProviders, of one service. */
  NativeProviderAdmin adminProviders(Binary uid);
}
