import ClientOpsImport

@main
enum Main {
    static func main() {
        ImportCommand.main()
    }
}
