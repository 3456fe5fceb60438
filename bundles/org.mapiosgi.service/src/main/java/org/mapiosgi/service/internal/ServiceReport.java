// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

/**
 * What the service control manager is told: SERVICE_STATUS without its type.
 *
 * @param controls the orders that are taken now, SERVICE_ACCEPT_*
 * @param exitCode an error of Windows, 0 for none
 * @param specificExitCode the service's own, where exitCode is ERROR_SERVICE_SPECIFIC_ERROR
 * @param checkPoint grows while a start or a stop goes on
 * @param waitHintMillis within which it has grown, or something has failed
 */
record ServiceReport(
    ServiceState state,
    int controls,
    int exitCode,
    int specificExitCode,
    int checkPoint,
    int waitHintMillis) {}
