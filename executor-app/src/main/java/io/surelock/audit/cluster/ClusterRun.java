package io.surelock.audit.cluster;
import java.nio.file.Path;
public final class ClusterRun {
  public ClusterRun(Path p) {}
  public ClusterStory run() throws Exception { throw new IllegalStateException("todo"); }
}
