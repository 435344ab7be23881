@echo off
rem The command on Windows: finds Java, builds what is missing (in a checkout), and runs the program; how the Java machine
rem is started, and what is said should native code crash, is the work of io.reprise.app.launch.
setlocal
set "here=%~dp0"
if exist "%here%pom.xml" (set "home=%here%app\target\reprise") else (set "home=%here%..")
set "java=%home%\runtime\bin\java.exe"
if not exist "%java%" if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto built
set "java=java"
where java >nul 2>nul && goto built
echo reprise: Java is missing; install a JDK of version 17 or newer, or set JAVA_HOME 1>&2
exit /b 1
:built
if exist "%home%\lib\reprise.jar" goto run
echo building Reprise (once, about a minute) ... 1>&2
pushd "%here%"
call mvnw.cmd -q -B -Dplatform=windows-x86_64 -pl app -am -DskipTests -Dspotless.check.skip=true package 1>&2
popd
if not exist "%home%\lib\reprise.jar" exit /b 1
:run
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx48m -jar "%home%\lib\reprise.jar" %*
exit /b %ERRORLEVEL%
