import ArgumentParser
import ClientOpsDaemon

@main
enum ClientOpsD {
    static func main() async { await DaemonCommand.main() }
}
