// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.service.internal;

/**
 * One report to the service control manager: SERVICE_STATUS without its type.
 *
 * @param controls the orders that the service takes now, SERVICE_ACCEPT_*
 * @param exitCode an error of Windows, 0 for none
 * @param specificExitCode the service's own, where exitCode is ERROR_SERVICE_SPECIFIC_ERROR
 * @param checkPoint grows while a start or a stop goes on
 * @param waitHintMillis if the check point has not grown within this time, something has failed
 */
record ServiceReport(
    ServiceState state,
    int controls,
    int exitCode,
    int specificExitCode,
    int checkPoint,
    int waitHintMillis) {}
