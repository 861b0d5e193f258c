package nl.leerspoor.lrs.internal.war;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * A Tomcat with one WAR, in a process whose class path holds Tomcat and the JDK only: as in a
 * container, everything else must come out of the WAR. Stops when its input ends.
 */
final class WarHost {
    private WarHost() {}

    public static void main(String[] args) throws LifecycleException, IOException {
        Path folder = Path.of(args[1]);
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.resolve("tomcat").toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getHost().setAppBase(folder.toString());
        Context context = tomcat.addWebapp("/lrs", args[0]);
        context.addParameter("leerspoor.lrs.pageSize", "50");
        tomcat.getConnector();
        tomcat.start();
        System.out.println("port " + tomcat.getConnector().getLocalPort());
        int unused = System.in.read();
        tomcat.stop();
        tomcat.destroy();
    }
}
