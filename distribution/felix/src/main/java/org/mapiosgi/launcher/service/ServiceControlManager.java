// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.util.Optional;

/** The service control manager of Windows, one call each. */
interface ServiceControlManager {
  /** ERROR_SERVICE_MARKED_FOR_DELETE, winerror.h. */
  int MARKED_FOR_DELETE = 1072;

  /** The settings of the service; empty if there is no such service. */
  Optional<ServiceConfiguration> find(String name) throws ServiceFailure;

  /**
   * Makes a service.
   *
   * @param password of the account; null if it needs none
   */
  void create(ServiceConfiguration wanted, char[] password) throws ServiceFailure;

  /**
   * Changes the settings that CreateService does not take. Leaves those alone that this Windows
   * does not know; the configuration that is read back shows it.
   */
  void complete(ServiceConfiguration wanted) throws ServiceFailure;

  void delete(String name) throws ServiceFailure;

  void start(String name) throws ServiceFailure;

  void stop(String name) throws ServiceFailure;

  ServiceStatus status(String name) throws ServiceFailure;

  /** The text with the variables of the environment put in, as is done with a command line. */
  String expand(String text);

  /** The words of Windows for an error. */
  String describe(int error);
}
