import ClientOpsCollect

@main
enum Main {
    static func main() {
        CollectCommand.main()
    }
}
