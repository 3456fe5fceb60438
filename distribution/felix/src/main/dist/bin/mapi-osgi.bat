@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts mapi-osgi with the Java of JAVA_HOME, or the one on the PATH. "mapi-osgi help" says the rest.
setlocal DisableDelayedExpansion
for %%I in ("%~dp0..") do set "MAPI_HOME=%%~fI"
set "MAPI_JAR=%MAPI_HOME%\lib\mapi-osgi-launcher.jar"

if defined JAVA_HOME goto java_home
set "MAPI_JAVA=java.exe"
for %%I in (java.exe) do if "%%~$PATH:I"=="" goto no_java
goto java_found
:java_home
set "MAPI_JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%MAPI_JAVA%" goto wrong_java_home
:java_found

if /i "%~1"=="service" goto service
rem The launcher reads conf\jvm.options and JAVA_OPTS, because they are data: in the value of a FOR variable
rem no character is special to cmd. If there is nothing to run, the exit code stays 2.
cmd /c exit 2
for /f "usebackq delims=" %%O in (`""%%MAPI_JAVA%%" -cp "%%MAPI_JAR%%" org.mapiosgi.launcher.JvmOptions"`) do "%MAPI_JAVA%" %%O -jar "%MAPI_JAR%" %*
exit /b %ERRORLEVEL%

:service
"%MAPI_JAVA%" -jar "%MAPI_JAR%" %*
exit /b %ERRORLEVEL%

:no_java
echo mapi-osgi: no java.exe on the PATH and JAVA_HOME is not set; install Java 17 or newer 1>&2
exit /b 1

:wrong_java_home
echo mapi-osgi: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it; set it to a Java 17 or newer 1>&2
exit /b 1
